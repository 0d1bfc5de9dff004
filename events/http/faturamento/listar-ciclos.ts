import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco, pagina, paginado, porPagina, referencia } from '../esquemas.ts';
import { cicloResumido, situacaoCiclo } from '../esquemas-faturamento.ts';
import { naApi } from '../execucao.ts';

/** The billing cycles, the most recent first. */
export default rota({
  contexto: 'faturamento',
  nome: 'listar-ciclos',
  operationId: 'listarCiclos',
  resumo: 'Lista os ciclos de faturamento, do mais recente ao mais antigo',
  metodo: 'GET',
  caminho: '/ciclos',
  confianca: 'operador',
  permissao: { funcao: 'ciclo', acao: 'consultar' },
  consulta: z.strictObject({ grupo: idNoEndereco.optional(), referencia: referencia.optional(), situacao: situacaoCiclo.optional(), pagina, porPagina }),
  resposta: paginado(cicloResumido),
  erros: {},
  exemplo: {
    consulta: { grupo: '1', pagina: '1' },
    resposta: {
      itens: [{ id: 1, grupo: 1, referencia: '2026-05', situacao: 'EM_CRITICA', abertoEm: '2026-05-12T08:00:00-03:00', abertoPor: 'agenda', vencimento: '2026-05-28', ligacoes: 520, apontamentosPendentes: 14, valor: 3120450 }],
      pagina: 1,
      porPagina: 50,
      total: 1,
    },
  },
  execucao: naApi('Operadores não veem os ciclos; o faturamento segue sozinho até a crítica.'),
});
