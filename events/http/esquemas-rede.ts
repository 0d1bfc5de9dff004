/** A network from where one may come, or may not (document 003 item 6.5.23.9). */
import { z } from 'zod';
import { EXEMPLO_DE_VERSAO, id, instante, palavras, versaoLida } from './esquemas.ts';

export const tipoDeRede = z.enum(['PERMITE', 'NEGA']);
export const descricaoDaRede = palavras(200, 3).meta({ description: 'De quem é: "Sede", "Balcão do Éden", "VPN da contratada"' });

export const rede = z
  .strictObject({
    id,
    tipo: tipoDeRede,
    faixa: z.string().max(50).meta({ description: 'Rede em CIDR: 200.10.20.0/24, 2001:db8::/48, 203.0.113.7/32' }),
    descricao: z.string().max(200),
    ativa: z.boolean(),
    por: z.string().max(120),
    em: instante,
    versao: versaoLida,
  })
  .meta({ id: 'RedeDeAcesso' });

export const EXEMPLO_DE_REDE = { id: 3, tipo: 'PERMITE', faixa: '200.10.20.0/24', descricao: 'Sede', ativa: true, por: 'Rui Lima', em: '2026-11-20T12:30:00.123Z', versao: EXEMPLO_DE_VERSAO } as const satisfies z.input<typeof rede>;
