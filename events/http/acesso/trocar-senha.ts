import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { instante } from '../esquemas.ts';
import { naApi } from '../execucao.ts';

/** A person changes his own password. It is all that who has a password given by somebody else may do. */
export default rota({
  contexto: 'acesso',
  nome: 'trocar-senha',
  operationId: 'trocarSenha',
  resumo: 'Troca a própria senha',
  descricao: 'Encerra as outras sessões da pessoa e dá a esta um cookie novo. Uma senha que a política não aceita é recusada com todos os motivos, um em cada item de `erros`.',
  metodo: 'POST',
  caminho: '/senha',
  confianca: 'operador',
  permissao: 'PROPRIA',
  duranteAPendencia: true,
  sigilosa: true,
  corpo: z.strictObject({ senhaAtual: z.string().min(1).max(1_000), senhaNova: z.string().min(1).max(1_000) }),
  resposta: z.strictObject({
    venceEm: instante.nullable(),
    sessoesEncerradas: z.int().min(0),
  }),
  erros: {
    'senha/recusada': { status: 422, descricao: 'A senha nova não atende à política' },
    'senha/atual-recusada': { status: 403, descricao: 'A senha atual não confere' },
    'senha/sem-senha': { status: 409, descricao: 'Quem chama não tem senha para trocar' },
    'senha/bloqueada': { status: 429, descricao: 'Foram muitas tentativas sem sucesso' },
    'senha/lotada': { status: 503, descricao: 'Há senhas demais sendo conferidas ao mesmo tempo' },
  },
  exemplo: { corpo: { senhaAtual: 'kq7m-x3fw-9pth-2rnv-hs4c', senhaNova: 'cavalo correto bateria grampo' }, resposta: { venceEm: null, sessoesEncerradas: 1 } },
  execucao: { ...naApi('Quem recebeu uma senha provisória não consegue começar a trabalhar.', { segredo: 'chave-de-sessao' }), memoriaMB: 1024 },
});
