import type { z } from 'zod';
import type { componente, medicao, memoriaDeCalculo, pagamentoDaFatura } from '../../../../../events/http/esquemas-faturamento.ts';

export type Componente = z.output<typeof componente>;
export type Medicao = z.output<typeof medicao>;
export type Memoria = z.output<typeof memoriaDeCalculo>;
export type Pagamento = z.output<typeof pagamentoDaFatura>;
