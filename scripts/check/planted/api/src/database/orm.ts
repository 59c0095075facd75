import '../modules/access/index.ts';
