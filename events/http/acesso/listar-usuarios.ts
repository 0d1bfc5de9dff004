import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco, pagina, paginado, porPagina, texto } from '../esquemas.ts';
import { codigoDePerfil } from '../esquemas-perfil.ts';
import { EXEMPLO_USUARIO_DA_LISTA, situacaoDoUsuario, usuarioDaLista } from '../esquemas-usuarios.ts';
import { naApi } from '../execucao.ts';

/** Everybody who works in the system, active or not (TR 3.7). */
export default rota({
  contexto: 'acesso',
  nome: 'listar-usuarios',
  operationId: 'listarUsuarios',
  resumo: 'Lista os usuários e a situação de cada um',
  metodo: 'GET',
  caminho: '/usuarios',
  confianca: 'operador',
  permissao: { funcao: 'usuario', acao: 'consultar', semLugar: true },
  consulta: z.strictObject({ busca: texto(80).optional(), situacao: situacaoDoUsuario.optional(), perfil: codigoDePerfil.optional(), departamento: idNoEndereco.pipe(z.int().max(32_767)).optional(), pagina, porPagina }),
  resposta: paginado(usuarioDaLista),
  erros: {},
  exemplo: { consulta: { busca: 'celio', situacao: 'ATIVO' }, resposta: { itens: [EXEMPLO_USUARIO_DA_LISTA], pagina: 1, porPagina: 50, total: 1 } },
  execucao: naApi('Ninguém vê quem tem acesso ao sistema.'),
});
