import '../charts/trend.ts';
