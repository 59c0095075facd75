import './nowhere.ts';
import './utils/drawer.ts';
