import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { motivo } from '../esquemas.ts';
import { idDePessoa, SO_PESSOA } from '../esquemas-direitos.ts';
import { EXEMPLO_USUARIO, MEXER, PROPRIO, ULTIMO, usuario } from '../esquemas-usuarios.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Full access (TR 2.7), by an administrador and to another person, with the dated exceptions of segregation that it needs. */
export default rota({
  contexto: 'acesso',
  nome: 'mudar-administrador',
  operationId: 'mudarAdministrador',
  resumo: 'Dá ou retira o acesso total',
  metodo: 'PUT',
  caminho: '/usuarios/{id}/administrador',
  confianca: 'operador',
  permissao: { funcao: 'usuario', acao: 'executar', semLugar: true },
  params: z.strictObject({ id: idDePessoa }),
  corpo: z.strictObject({ administrador: z.boolean(), motivo }),
  resposta: usuario,
  erros: {
    ...SO_PESSOA,
    ...MEXER,
    ...PROPRIO,
    ...ULTIMO,
    'usuario/so-administrador': { status: 409, descricao: 'Só um administrador dá ou retira o acesso total' },
    'usuario/ja-e-assim': { status: 409, descricao: 'A pessoa já tem, ou já não tem, acesso total' },
    'usuario/inativo': { status: 409, descricao: 'A pessoa está inativa' },
  },
  idempotente: true,
  exemplo: { params: { id: EXEMPLO_USUARIO.id }, corpo: { administrador: true, motivo: 'Assume a administração do sistema' }, resposta: { ...EXEMPLO_USUARIO, administrador: true } },
  execucao: naApi('Ninguém dá nem retira o acesso total.', idempotencia),
});
