import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { ALEM_DOS_DIREITOS, PAR_SEGREGADO, SO_PESSOA } from '../esquemas-direitos.ts';
import { codigoDePerfil, DOCUMENTO_DO_PERFIL_RECUSADO, documentoDoPerfil, EXEMPLO_DOCUMENTO, EXEMPLO_PERFIL, PERFIL_NAO_ENCONTRADO, PERFIL_REPETIDO, perfilInteiro } from '../esquemas-perfil.ts';
import { MEXER } from '../esquemas-usuarios.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** The whole document in place of what is there. Everybody who holds the profile has the new rights from his next call on. */
export default rota({
  contexto: 'acesso',
  nome: 'alterar-perfil',
  operationId: 'alterarPerfil',
  resumo: 'Grava um perfil inteiro',
  descricao: 'Envie o documento como deve ficar, com a `versao` que leu. Ninguém muda um perfil que tem, nem acrescenta ao de outros o que não tem por direito próprio, a não ser um administrador; e ninguém que o tenha pode ficar com os dois lados de um par segregado.',
  metodo: 'PUT',
  caminho: '/perfis/{codigo}',
  confianca: 'operador',
  permissao: { funcao: 'perfil', acao: 'alterar', semLugar: true },
  params: z.strictObject({ codigo: codigoDePerfil }),
  corpo: documentoDoPerfil,
  resposta: perfilInteiro,
  erros: {
    ...SO_PESSOA,
    ...PERFIL_NAO_ENCONTRADO,
    ...PERFIL_REPETIDO,
    ...DOCUMENTO_DO_PERFIL_RECUSADO,
    ...PAR_SEGREGADO,
    ...ALEM_DOS_DIREITOS,
    ...MEXER,
    'perfil/mudou': { status: 409, descricao: 'Outra pessoa mudou o perfil depois que ele foi lido' },
    'perfil/proprio': { status: 409, descricao: 'Ninguém muda um perfil que tem' },
  },
  idempotente: true,
  exemplo: { params: { codigo: 'atendimento' }, corpo: EXEMPLO_DOCUMENTO, resposta: EXEMPLO_PERFIL },
  execucao: naApi('Os perfis ficam como estão, certos ou errados.', idempotencia),
});
