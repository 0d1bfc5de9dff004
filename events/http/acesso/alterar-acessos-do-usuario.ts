import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { ALEM_DOS_DIREITOS, idDePessoa, PAR_SEGREGADO, SO_PESSOA } from '../esquemas-direitos.ts';
import { acessosPedidos, DAR, EXEMPLO_USUARIO, MEXER, PROPRIO, usuario } from '../esquemas-usuarios.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Profiles, own grants and denials, hours: the whole document, if it is still the one that was read. */
export default rota({
  contexto: 'acesso',
  nome: 'alterar-acessos-do-usuario',
  operationId: 'alterarAcessosDoUsuario',
  resumo: 'Altera o que foi dado a um usuário',
  metodo: 'PUT',
  caminho: '/usuarios/{id}/acessos',
  confianca: 'operador',
  permissao: { funcao: 'usuario', acao: 'alterar', semLugar: true },
  params: z.strictObject({ id: idDePessoa }),
  corpo: acessosPedidos,
  resposta: usuario,
  erros: {
    ...SO_PESSOA,
    ...ALEM_DOS_DIREITOS,
    ...PAR_SEGREGADO,
    ...MEXER,
    ...PROPRIO,
    ...DAR,
    'usuario/mudou': { status: 409, descricao: 'Os acessos mudaram depois de lidos' },
  },
  idempotente: true,
  exemplo: { params: { id: EXEMPLO_USUARIO.id }, corpo: { ...EXEMPLO_USUARIO.acessos, motivo: 'Passou para o atendimento' }, resposta: EXEMPLO_USUARIO },
  execucao: naApi('Ninguém muda o que outro pode.', idempotencia),
});
