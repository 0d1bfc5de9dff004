import { z } from 'zod';
import { fila } from '../../contrato.ts';

/** One part of the print file: the bills of a rota in reading order. */
export default fila({
  contexto: 'faturamento',
  nome: 'imprimir-rota',
  mensagem: z.strictObject({
    ciclo: z.int().positive(),
    rota: z.int().positive(),
    token: z.string().min(1).max(2048),
  }),
  exemplo: { ciclo: 1, rota: 101, token: 'AQCEAAAAKgAAAAMAAAAAAAAAAc' },
  lote: 1,
  concorrencia: 2,
  tentativas: 5,
  execucao: {
    memoriaMB: 1024,
    tempoLimiteS: 300,
    usa: [
      { banco: 'lote' },
      { balde: 'documentos', acesso: 'escrever' },
      { maquina: 'ciclo-faturamento', acesso: 'responder' },
    ],
    camada: 'typst',
    impacto: 'As contas estão emitidas, mas o arquivo de impressão do grupo não fica pronto; a segunda via continua disponível.',
    runbook: 'ciclo-parado.md',
  },
});
