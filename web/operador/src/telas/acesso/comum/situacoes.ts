import type { z } from 'zod';
import type { situacaoDaChave, situacaoDaDelegacao, situacaoDoPedido, situacaoDoPrivilegio } from '../../../../../../events/http/esquemas-direitos.ts';
import type { Rotulo } from '../../../nucleo/situacoes.ts';

export const CHAVE: Readonly<Record<z.output<typeof situacaoDaChave>, Rotulo>> = {
  ATIVA: { nome: 'Ativa', tom: 'certo' },
  TROCADA: { nome: 'Trocada: abre até vencer', tom: 'atencao' },
  VENCIDA: { nome: 'Vencida', tom: 'neutro' },
  REVOGADA: { nome: 'Revogada', tom: 'erro' },
  PARADA: { nome: 'Parada: quem criou está inativo', tom: 'erro' },
};

export const PRIVILEGIO: Readonly<Record<z.output<typeof situacaoDoPrivilegio>, Rotulo>> = {
  VIGENTE: { nome: 'Vigente', tom: 'certo' },
  FUTURO: { nome: 'Ainda não começou', tom: 'andamento' },
  ENCERRADO: { nome: 'Terminou', tom: 'neutro' },
  RETIRADO: { nome: 'Retirado', tom: 'erro' },
};

export const DELEGACAO: Readonly<Record<z.output<typeof situacaoDaDelegacao>, Rotulo>> = {
  VIGENTE: { nome: 'Vigente', tom: 'certo' },
  FUTURA: { nome: 'Ainda não começou', tom: 'andamento' },
  TERMINADA: { nome: 'Terminou', tom: 'neutro' },
  ENCERRADA: { nome: 'Encerrada antes', tom: 'erro' },
};

export const PEDIDO: Readonly<Record<z.output<typeof situacaoDoPedido>, Rotulo>> = {
  PENDENTE: { nome: 'Espera resposta', tom: 'atencao' },
  APROVADO: { nome: 'Aprovado', tom: 'certo' },
  RECUSADO: { nome: 'Recusado', tom: 'erro' },
  DESISTIDO: { nome: 'Desistido', tom: 'neutro' },
};

export const PERFIL: Readonly<Record<'EM_USO' | 'FORA_DE_USO', Rotulo>> = {
  EM_USO: { nome: 'Em uso', tom: 'certo' },
  FORA_DE_USO: { nome: 'Fora de uso', tom: 'neutro' },
};

export const PAR: Readonly<Record<'ABERTO' | 'EXCETUADO', Rotulo>> = {
  ABERTO: { nome: 'Aberto, sem exceção', tom: 'erro' },
  EXCETUADO: { nome: 'Com exceção', tom: 'atencao' },
};
