import '../../api/src/main.ts';
