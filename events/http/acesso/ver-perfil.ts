import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { codigoDePerfil, EXEMPLO_PERFIL, PERFIL_NAO_ENCONTRADO, perfilInteiro } from '../esquemas-perfil.ts';
import { naApi } from '../execucao.ts';

/** One profile, whole, with the version that whoever changes it sends back. */
export default rota({
  contexto: 'acesso',
  nome: 'ver-perfil',
  operationId: 'verPerfil',
  resumo: 'Mostra um perfil inteiro',
  metodo: 'GET',
  caminho: '/perfis/{codigo}',
  confianca: 'operador',
  permissao: { funcao: 'perfil', acao: 'consultar', semLugar: true },
  params: z.strictObject({ codigo: codigoDePerfil }),
  resposta: perfilInteiro,
  erros: { ...PERFIL_NAO_ENCONTRADO },
  exemplo: { params: { codigo: 'atendimento' }, resposta: EXEMPLO_PERFIL },
  execucao: naApi('Ninguém vê o que um perfil dá.'),
});
