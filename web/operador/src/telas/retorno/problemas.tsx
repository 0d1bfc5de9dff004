import { inteira, Lista } from '../../componentes/tabela/lista.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { contar, inteiro, reais } from '../../nucleo/formatar.ts';
import type { Conferencia } from './use-retorno.ts';

type Problema = Conferencia['erros'][number];

const COLUNAS: readonly Coluna<Problema>[] = [
  { chave: 'linha', titulo: 'Linha', tipo: 'codigo', valor: (p) => p.linha, desenhar: (p) => (p.linha === 0 ? 'Arquivo' : p.linha) },
  { chave: 'mensagem', titulo: 'O que está errado', valor: (p) => p.mensagem, ate: 560 },
  { chave: 'ocorrencias', titulo: 'Linhas iguais', tipo: 'numero', valor: (p) => p.ocorrencias },
  { chave: 'codigo', titulo: 'Código', valor: (p) => p.codigo, desde: 'lg' },
];

/** Why the file was rejected, line by line. */
export function ErrosDoArquivo({ dado: { erros, totalDeErros, retorno } }: { readonly dado: Conferencia }) {
  if (erros.length === 0) return null;
  return (
    <>
      <Lista titulo="Problemas por linha" colunas={COLUNAS} colecao={inteira(erros)} chave={(p) => `${p.linha}-${p.codigo}`} arquivo={`problemas-do-retorno-${retorno.id}`} />
      {totalDeErros > erros.length && <p className="ajuda">Estes são os primeiros {inteiro(erros.length)} de {contar(totalDeErros, 'problema', 'problemas')}.</p>}
    </>
  );
}

/** Why there is money without an owner. */
export function PorMotivo({ porMotivo }: { readonly porMotivo: Conferencia['porMotivo'] }) {
  if (porMotivo.length === 0) return null;
  return (
    <section className="cartao" aria-labelledby="por-motivo">
      <h2 id="por-motivo">Por que há dinheiro não identificado</h2>
      <ul className="tempos">
        {porMotivo.map((m) => (
          <li key={m.motivo}>
            <span>{m.motivo}</span>
            <span>
              {contar(m.registros, 'registro', 'registros')}, {reais(m.valor)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
