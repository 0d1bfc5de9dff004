import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { enderecoOuRede } from '../comum/listar-auditoria.ts';
import { motivo } from '../esquemas.ts';
import { idempotencia, naApi } from '../execucao.ts';
import { descricaoDaRede, EXEMPLO_DE_REDE, rede, tipoDeRede } from '../esquemas-rede.ts';

/** In force at once, for who enters and for who is in. */
export default rota({
  contexto: 'acesso',
  nome: 'incluir-rede',
  operationId: 'incluirRede',
  resumo: 'Inclui uma rede permitida ou negada',
  descricao: 'Vale no ato, também para quem já está no sistema. É recusada se fechar o acesso de quem a inclui.',
  metodo: 'POST',
  caminho: '/redes-de-acesso',
  confianca: 'operador',
  permissao: { funcao: 'rede-de-acesso', acao: 'incluir', semLugar: true },
  idempotente: true,
  corpo: z.strictObject({ tipo: tipoDeRede, faixa: enderecoOuRede, descricao: descricaoDaRede, motivo }),
  status: 201,
  resposta: rede,
  erros: {
    'rede/fecharia-quem-altera': { status: 422, descricao: 'As redes assim fechariam o acesso de quem as altera' },
    'rede/repetida': { status: 409, descricao: 'Esta rede já está na lista' },
    'rede/demais': { status: 422, descricao: 'A lista de redes está cheia' },
  },
  exemplo: { corpo: { tipo: 'PERMITE', faixa: '200.10.20.0/24', descricao: 'Sede', motivo: 'Portaria 12/2026' }, resposta: EXEMPLO_DE_REDE },
  execucao: naApi('Ninguém consegue mudar de onde se entra no sistema.', idempotencia),
});
