import '../access/session.entity.ts';
import '../../server.ts';
import '../../database/seeds/demo.ts';
