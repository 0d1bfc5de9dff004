import type { z } from 'zod';
import type listarTextosDeConsentimento from '../../../../../../events/http/cadastro/listar-textos-consentimento.ts';

/** One version of what is read for a purpose. */
export type Texto = z.output<typeof listarTextosDeConsentimento.resposta>['textos'][number];
