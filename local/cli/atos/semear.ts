import { lerReferencia } from '../../../domain/comum/referencia.ts';
