import '../../routes/page.ts';
