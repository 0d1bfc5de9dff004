import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco, pagina, paginado, porPagina } from '../esquemas.ts';
import { codigoDePrivilegio, EXEMPLO_PRIVILEGIO, idDePessoa, privilegioDado, situacaoDoPrivilegio } from '../esquemas-direitos.ts';
import { naApi } from '../execucao.ts';

/** Who holds which privilege, until when and why; what ends first comes first. */
export default rota({
  contexto: 'acesso',
  nome: 'listar-privilegios',
  operationId: 'listarPrivilegios',
  resumo: 'Lista os privilégios concedidos',
  metodo: 'GET',
  caminho: '/privilegios-concedidos',
  confianca: 'operador',
  permissao: { funcao: 'privilegio', acao: 'consultar', semLugar: true },
  consulta: z.strictObject({ pessoa: idDePessoa.optional(), privilegio: codigoDePrivilegio.optional(), situacao: situacaoDoPrivilegio.optional(), venceEmDias: idNoEndereco.pipe(z.int().max(366)).optional().meta({ description: 'Só os vigentes que terminam em até tantos dias' }), pagina, porPagina }),
  resposta: paginado(privilegioDado),
  erros: {},
  exemplo: { consulta: { privilegio: 'pagamento:estornar' }, resposta: { itens: [EXEMPLO_PRIVILEGIO], pagina: 1, porPagina: 50, total: 1 } },
  execucao: naApi('Ninguém vê quem tem privilégios.'),
});
