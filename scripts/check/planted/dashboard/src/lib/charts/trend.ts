import '../data/figures.ts';
