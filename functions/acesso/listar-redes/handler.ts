import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/listar-redes.ts';
import { redeDaApi } from '../../../layers/acesso/redes.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarRedes } from '../../../layers/postgres/acesso/redes.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ quem }, { pool }) => ok({ itens: (await listarRedes(pool)).map(redeDaApi), seuEndereco: quem.ip }));
