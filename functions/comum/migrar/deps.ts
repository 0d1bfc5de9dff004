import { Credencial } from '../../../layers/postgres/do-ambiente.ts';
import { aoLado } from '../../../layers/comum/ao-lado.ts';
import { leitorDeSegredo } from '../../../layers/segredos/segredo.ts';
import { Ambiente } from './env.ts';

const SEM_GUARDA = 0;

/** Made once per process. The secrets are read at each run: a migration is rare, and a rotation must be seen. */
export function deps() {
  const a = Ambiente.parse(process.env);
  const ler = (arn: string) => leitorDeSegredo(arn, Credencial, SEM_GUARDA)();
  return {
    /** The SQL files travel next to the bundle. */
    pasta: aoLado(import.meta.url, 'migrations'),
    acesso: async () => {
      const [dono, app, lote, leitura] = await Promise.all(
        [a.BANCO_SEGREDO_ARN, a.BANCO_SEGREDO_APP_ARN, a.BANCO_SEGREDO_LOTE_ARN, a.BANCO_SEGREDO_LEITURA_ARN].map(ler),
      );
      if (!dono || !app || !lote || !leitura) throw new Error('segredos do banco incompletos');
      return {
        conexao: {
          host: a.BANCO_HOST,
          port: a.BANCO_PORTA,
          database: a.BANCO_NOME,
          user: dono.username,
          password: dono.password,
          ssl: a.BANCO_TLS === '1' ? { rejectUnauthorized: true } : false,
        },
        senhas: { nascente_app: app.password, nascente_lote: lote.password, nascente_leitura: leitura.password },
      };
    },
  };
}
