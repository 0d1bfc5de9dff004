import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { motivo } from '../esquemas.ts';
import { codigoDePerfil, descricaoDePerfil, EXEMPLO_PERFIL, nomeDePerfil, PERFIL_NAO_ENCONTRADO, PERFIL_REPETIDO, perfilInteiro } from '../esquemas-perfil.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** A profile that gives nothing yet, or what another one gives. */
export default rota({
  contexto: 'acesso',
  nome: 'criar-perfil',
  operationId: 'criarPerfil',
  resumo: 'Cria um perfil, vazio ou como cópia de outro',
  metodo: 'POST',
  caminho: '/perfis',
  confianca: 'operador',
  permissao: { funcao: 'perfil', acao: 'incluir', semLugar: true },
  corpo: z.strictObject({ codigo: codigoDePerfil, nome: nomeDePerfil, descricao: descricaoDePerfil, copiarDe: codigoDePerfil.optional(), motivo }),
  resposta: perfilInteiro,
  status: 201,
  erros: { ...PERFIL_NAO_ENCONTRADO, ...PERFIL_REPETIDO },
  idempotente: true,
  exemplo: { corpo: { codigo: 'atendimento', nome: 'Atendimento', descricao: 'Atende o consumidor', copiarDe: 'consulta-geral', motivo: 'Nova equipe de atendimento' }, resposta: { ...EXEMPLO_PERFIL, pessoas: [] } },
  execucao: naApi('Nenhum perfil novo nasce.', idempotencia),
});
