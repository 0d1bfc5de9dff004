import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { dadosDaEstacao, EXEMPLO_DE_ESTACAO, situacaoDaEstacao } from '../esquemas-estacao.ts';
import { id } from '../esquemas.ts';
import { naApi } from '../execucao.ts';

/** The browser of the call becomes a station: at once when who asks may approve it, and otherwise when somebody does. */
export default rota({
  contexto: 'acesso',
  nome: 'pedir-estacao',
  operationId: 'pedirEstacao',
  resumo: 'Registra como estação o computador de onde se chama',
  descricao: 'A resposta define o cookie da estação (HttpOnly, SameSite=Strict), do qual só o resumo é guardado. Fica ativa no ato se quem pede aprova estações; senão, espera aprovação.',
  metodo: 'POST',
  caminho: '/estacoes/esta',
  confianca: 'operador',
  permissao: 'PROPRIA',
  // the answer carries the secret of the station in its cookie, of which no copy is kept
  sigilosa: true,
  corpo: dadosDaEstacao,
  status: 201,
  resposta: z.strictObject({ id, nome: z.string().max(40), situacao: situacaoDaEstacao }),
  erros: {
    'acesso/so-pessoa': { status: 403, descricao: 'Quem chama não é uma pessoa' },
    'estacao/ja-registrada': { status: 409, descricao: 'Este computador já é uma estação, ou espera ser' },
    'estacao/repetida': { status: 409, descricao: 'O nome é de outra estação' },
    'estacao/setor-inexistente': { status: 422, descricao: 'Não há este setor' },
    'estacao/demais': { status: 422, descricao: 'São estações ou pedidos demais' },
  },
  exemplo: { corpo: { nome: 'Balcão 2', local: 'Sede, atendimento' }, resposta: { id: EXEMPLO_DE_ESTACAO.id, nome: 'Balcão 2', situacao: 'PENDENTE' } },
  execucao: naApi('Ninguém consegue registrar um computador.'),
});
