import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { enderecoOuRede } from '../comum/listar-auditoria.ts';
import { motivo, texto } from '../esquemas.ts';
import { cabeEmMinusculas, DEMAIS_EM_MINUSCULAS } from '../esquemas-acesso.ts';
import { bloqueio, EXEMPLO_DE_BLOQUEIO } from '../esquemas-bloqueio.ts';
import { DE_ADMINISTRADOR } from '../esquemas-usuarios.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Locks a user or an address until somebody releases it: whoever is in by it leaves at once. */
export default rota({
  contexto: 'acesso',
  nome: 'bloquear',
  operationId: 'bloquear',
  resumo: 'Bloqueia um usuário ou um endereço até que alguém libere',
  descricao: 'As sessões abertas do usuário terminam no mesmo ato; as do endereço param de ser aceitas.',
  metodo: 'POST',
  caminho: '/bloqueios',
  confianca: 'operador',
  permissao: { funcao: 'bloqueio', acao: 'alterar', semLugar: true },
  idempotente: true,
  corpo: z.discriminatedUnion('alvo', [
    z.strictObject({ alvo: z.literal('USUARIO'), valor: texto(254).refine(cabeEmMinusculas, DEMAIS_EM_MINUSCULAS).meta({ description: 'Usuário ou e-mail' }), motivo }),
    z.strictObject({ alvo: z.literal('IP'), valor: enderecoOuRede, motivo }),
  ]),
  status: 201,
  resposta: bloqueio,
  erros: {
    ...DE_ADMINISTRADOR,
    'bloqueio/a-si-mesmo': { status: 422, descricao: 'O bloqueio fecharia o acesso de quem o faz' },
    'bloqueio/ja-bloqueado': { status: 409, descricao: 'Isto já está bloqueado até que alguém libere' },
  },
  exemplo: {
    corpo: { alvo: 'USUARIO', valor: 'marina', motivo: 'Celular com a senha foi roubado' },
    resposta: { ...EXEMPLO_DE_BLOQUEIO, causa: 'PESSOA', ate: null, permanente: true, motivo: 'Celular com a senha foi roubado', por: 'Rui Lima' },
  },
  execucao: naApi('Ninguém consegue bloquear um usuário ou um endereço.', idempotencia),
});
