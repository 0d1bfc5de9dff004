import type { z } from 'zod';
import mostrarCiclo from '../../../../../events/http/faturamento/mostrar-ciclo.ts';
import { useConsulta } from '../../nucleo/consulta.ts';
import type { SituacaoCiclo } from '../../nucleo/situacoes.ts';

export type DetalheDoCiclo = z.output<typeof mostrarCiclo.resposta>;

const RAPIDO_MS = 1_000;
const LENTO_MS = 8_000;

/** While machines work the screen follows them; while a person is awaited it looks now and then; what ended is still. */
function ritmo(situacao: SituacaoCiclo | undefined): number | false {
  switch (situacao) {
    case 'ABERTO':
    case 'CALCULANDO':
    case 'APROVADO':
    case 'EMITINDO':
    case 'EMITIDO':
      return RAPIDO_MS;
    case 'EM_CRITICA':
    case 'FALHOU':
    case undefined:
      return LENTO_MS;
    case 'IMPRESSO':
      return false;
  }
}

export function useCiclo(ciclo: number) {
  return useConsulta(
    mostrarCiclo,
    { params: { ciclo } },
    {
      repetirEm: (dado) => (dado?.rotas.some((r) => r.situacao === 'PENDENTE') === true ? RAPIDO_MS : ritmo(dado?.ciclo.situacao)),
    },
  );
}
