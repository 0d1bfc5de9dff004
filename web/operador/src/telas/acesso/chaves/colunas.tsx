import { Button } from 'antd';
import type { z } from 'zod';
import type { chaveDeApi } from '../../../../../../events/http/esquemas-direitos.ts';
import { Situacao } from '../../../componentes/situacao.tsx';
import type { Coluna } from '../../../componentes/tabela/colunas.ts';
import { instante } from '../../../nucleo/formatar.ts';
import { concessoesEmPalavras } from '../comum/palavras.ts';
import { CHAVE } from '../../../nucleo/situacoes.ts';

export type Chave = z.output<typeof chaveDeApi>;
export type AtoDaChave = 'trocar' | 'revogar';

/** A key ends with a day: said by its last minute, and not by the first of the day in which it opens no more. */
function ultimoMinuto(fim: string): string {
  return new Date(Date.parse(fim) - 60_000).toISOString();
}

/** `agir`: undefined for who only looks. */
export function colunasDaChave(agir: ((ato: AtoDaChave, chave: Chave) => void) | undefined): readonly Coluna<Chave>[] {
  const acoes: Coluna<Chave> = {
    chave: 'atos',
    titulo: 'Ações',
    tipo: 'atos',
    valor: () => null,
    desenhar: (k) =>
      k.situacao === 'REVOGADA' || k.situacao === 'VENCIDA' ? null : (
        <span className="botoes">
          {k.situacao !== 'TROCADA' && (
            <Button size="small" onClick={() => agir?.('trocar', k)}>
              Trocar<span className="so-leitor"> a chave {k.prefixo}</span>
            </Button>
          )}
          <Button size="small" danger onClick={() => agir?.('revogar', k)}>
            Revogar<span className="so-leitor"> a chave {k.prefixo}</span>
          </Button>
        </span>
      ),
  };
  return [
    { chave: 'nome', titulo: 'Sistema', valor: (k) => k.nome, ate: 150 },
    { chave: 'prefixo', titulo: 'Chave', tipo: 'codigo', valor: (k) => k.prefixo, desenhar: (k) => <code>nsc_{k.prefixo}…</code> },
    { chave: 'situacao', titulo: 'Situação', valor: (k) => CHAVE[k.situacao].nome, desenhar: (k) => <Situacao de={CHAVE[k.situacao]} /> },
    { chave: 'concessoes', titulo: 'Pode', valor: (k) => concessoesEmPalavras(k.concessoes), ate: 220 },
    { chave: 'redes', titulo: 'De onde', valor: (k) => (k.redes.length === 0 ? 'qualquer lugar' : k.redes.join(', ')), ate: 140, desde: 'xxl' },
    { chave: 'usada', titulo: 'Último uso', tipo: 'instante', valor: (k) => k.usadaEm, desenhar: (k) => (k.usadaEm === null ? 'nunca usada' : instante(k.usadaEm)) },
    { chave: 'expira', titulo: 'Abre até', tipo: 'instante', valor: (k) => ultimoMinuto(k.expiraEm) },
    { chave: 'por', titulo: 'Criada por', valor: (k) => k.criadaPor, ate: 160, desde: 'xxl' },
    { chave: 'criada', titulo: 'Criada em', tipo: 'instante', valor: (k) => k.criadaEm, desde: 'xxl' },
    ...(agir === undefined ? [] : [acoes]),
  ];
}
