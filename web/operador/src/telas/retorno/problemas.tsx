import { Alert, Button } from 'antd';
import { inteira, Lista } from '../../componentes/tabela/lista.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { contar, inteiro, reais } from '../../nucleo/formatar.ts';
import type { Conferencia } from './use-retorno.ts';

type Problema = Conferencia['erros'][number];

/** The message begins with its line, which the list already shows in a column. */
function semLinha({ mensagem, linha }: Problema): string {
  const prefixo = `Linha ${linha}: `;
  if (!mensagem.startsWith(prefixo)) return mensagem;
  const resto = mensagem.slice(prefixo.length);
  return resto.charAt(0).toUpperCase() + resto.slice(1);
}

const COLUNAS: readonly Coluna<Problema>[] = [
  { chave: 'linha', titulo: 'Linha', tipo: 'codigo', valor: (p) => p.linha, desenhar: (p) => (p.linha === 0 ? 'Arquivo' : p.linha) },
  { chave: 'mensagem', titulo: 'O que está errado e o que fazer', valor: semLinha, ate: 620 },
  { chave: 'ocorrencias', titulo: 'Linhas com o mesmo', tipo: 'numero', valor: (p) => p.ocorrencias },
  { chave: 'codigo', titulo: 'Código', valor: (p) => p.codigo, desde: 'xxl' },
];

/** Why the file was rejected, line by line. */
export function ErrosDoArquivo({ dado: { erros, totalDeErros, retorno } }: { readonly dado: Conferencia }) {
  if (erros.length === 0) return null;
  return (
    <>
      <h2 className="titulo-da-lista">Problemas por linha</h2>
      <Lista titulo="Problemas por linha" colunas={COLUNAS} colecao={inteira(erros)} chave={(p) => `${p.linha}-${p.codigo}`} arquivo={`problemas-do-retorno-${retorno.id}`} />
      {totalDeErros > erros.length && <p className="ajuda">Estes são os primeiros {inteiro(erros.length)} de {contar(totalDeErros, 'problema', 'problemas')}. Corrigidos estes, envie o arquivo de novo para ver os outros.</p>}
    </>
  );
}

/** What the reader found odd and let through; each says its line. */
export function AvisosDoArquivo({ avisos }: { readonly avisos: readonly string[] }) {
  if (avisos.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      className="recusa"
      title={avisos.length === 1 ? 'Um aviso da leitura: o arquivo foi lido assim mesmo' : `${inteiro(avisos.length)} avisos da leitura: o arquivo foi lido assim mesmo`}
      description={
        <ul>
          {avisos.map((a) => (
            <li key={a}>{a}</li>
          ))}
        </ul>
      }
    />
  );
}

/** Why there is money without an owner, and the way to those payments. */
export function PorMotivo({ porMotivo, aoVer }: { readonly porMotivo: Conferencia['porMotivo']; readonly aoVer: () => void }) {
  if (porMotivo.length === 0) return null;
  return (
    <section className="cartao" aria-labelledby="por-motivo">
      <h2 id="por-motivo">Por que há dinheiro não identificado</h2>
      <table className="quadro quadro--empilha">
        <thead>
          <tr>
            <th scope="col">Motivo e o que fazer</th>
            <th scope="col" className="numeros">Pagamentos</th>
            <th scope="col" className="numeros">Valor</th>
          </tr>
        </thead>
        <tbody>
          {porMotivo.map((m) => (
            <tr key={m.motivo}>
              <td>{m.motivo}</td>
              <td className="numeros" data-titulo="Pagamentos">{inteiro(m.registros)}</td>
              <td className="numeros" data-titulo="Valor">{reais(m.valor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="cartao__acoes">
        <Button onClick={aoVer}>Ver pagamentos sem dono</Button>
      </div>
    </section>
  );
}
