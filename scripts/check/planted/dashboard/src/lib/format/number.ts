import '../ui/button.ts';
