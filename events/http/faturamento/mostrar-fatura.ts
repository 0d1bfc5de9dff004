import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { aviso, avisoNoEndereco, centavos, data, id, referencia } from '../esquemas.ts';
import { componente, EXEMPLO, medicao, memoriaDeCalculo, pagamentoDaFatura, situacaoFatura, titular } from '../esquemas-faturamento.ts';
import { naApi } from '../execucao.ts';

/** An issued bill: what it charges, how that came out, how to pay it and what was paid. */
export default rota({
  contexto: 'faturamento',
  nome: 'mostrar-fatura',
  operationId: 'mostrarFatura',
  resumo: 'Mostra uma fatura: componentes, cálculo, código de barras e pagamentos',
  metodo: 'GET',
  caminho: '/faturas/{aviso}',
  confianca: 'operador',
  permissao: { funcao: 'fatura', acao: 'consultar' },
  auditada: { objeto: 'fatura:{aviso}' },
  params: z.strictObject({ aviso: avisoNoEndereco }),
  resposta: z.strictObject({
    aviso,
    nota: z.int().min(1),
    ciclo: id,
    titular,
    referencia,
    emissao: data,
    vencimento: data,
    validade: data,
    valor: centavos,
    saldo: centavos,
    situacao: situacaoFatura,
    componentes: z.array(componente).max(100),
    medicao,
    memoria: memoriaDeCalculo,
    codigoDeBarras: z.string().regex(/^\d{44}$/),
    linhaDigitavel: z.string().regex(/^(\d{11}-\d ?){4}$/),
    pagamentos: z.array(pagamentoDaFatura).max(100),
  }),
  erros: { 'fatura/nao-encontrada': { status: 404, descricao: 'Não há fatura com este aviso' } },
  exemplo: {
    params: { aviso: '4021' },
    resposta: {
      aviso: 4021,
      nota: 4021,
      ciclo: 1,
      titular: EXEMPLO.titular,
      referencia: '2026-05',
      emissao: '2026-05-13',
      vencimento: '2026-05-28',
      validade: '2026-08-26',
      valor: 3900,
      saldo: 3900,
      situacao: 'EM_DEBITO',
      componentes: EXEMPLO.componentes,
      medicao: EXEMPLO.medicao,
      memoria: EXEMPLO.memoria,
      codigoDeBarras: '82600000000390012342026082600000004021000000',
      linhaDigitavel: '82600000000-1 39001234202-5 60826000000-0 04021000000-8',
      pagamentos: [],
    },
  },
  execucao: naApi('O atendimento não consegue explicar nem reapresentar uma conta.'),
});
