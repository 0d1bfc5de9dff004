import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { pagina, paginado, porPagina } from '../esquemas.ts';
import { EXEMPLO_RODADA, rodadaDeFraude } from '../esquemas-fraude.ts';
import { naApi } from '../execucao.ts';

/** The runs, the most recent first, with what each rule found and how long it took. */
export default rota({
  contexto: 'gerencial',
  nome: 'listar-rodadas-fraude',
  operationId: 'listarRodadasDeFraude',
  resumo: 'Lista as rodadas da caça-fraude',
  metodo: 'GET',
  caminho: '/fraudes/rodadas',
  confianca: 'operador',
  permissao: { funcao: 'caca-fraude', acao: 'consultar', semLugar: true },
  consulta: z.strictObject({ pagina, porPagina }),
  resposta: paginado(rodadaDeFraude),
  erros: {},
  exemplo: {
    consulta: { porPagina: '14' },
    resposta: {
      itens: [{ ...EXEMPLO_RODADA, origem: 'AGENDA', por: 'sistema:cacar-fraudes', iniciadaEm: '2026-11-20T08:10:00.000Z', terminadaEm: '2026-11-20T08:10:04.000Z' }],
      pagina: 1,
      porPagina: 50,
      total: 1,
    },
  },
  execucao: naApi('O controle interno não vê se a caça-fraude rodou.'),
});
