import { Descriptions } from 'antd';
import { aparelhoDoAto } from '../../../../../domain/acesso/aparelho-do-ato.ts';
import { descreverAlvo } from '../../../../../domain/comum/auditoria/alvo.ts';
import { descreverAto } from '../../../../../domain/comum/auditoria/eventos.ts';
import { Situacao } from '../../componentes/situacao.tsx';
import { rotuloDoResultado } from './colunas.tsx';
import { Dialogo } from '../../componentes/dialogo.tsx';
import { instante, NADA } from '../../nucleo/formatar.ts';
import type { Ato } from './auditoria.tsx';

function escrever(valor: unknown): string {
  if (valor === undefined || valor === null) return NADA;
  return typeof valor === 'string' ? valor : JSON.stringify(valor);
}

/** One act whole, with what it found and what it left side by side. */
export function DetalheDoAto({ ato, aoFechar }: { readonly ato: Ato; readonly aoFechar: () => void }) {
  const campos = [...new Set([...Object.keys(ato.antes ?? {}), ...Object.keys(ato.depois ?? {})])];
  return (
    <Dialogo title={descreverAto(ato)} width={720} aoFechar={aoFechar}>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2 }}
        items={[
          { key: 'em', label: 'Quando', children: instante(ato.em) },
          { key: 'usuario', label: 'Quem', children: ato.usuario },
          ...(ato.delegante === null ? [] : [{ key: 'delegante', label: 'Por delegação de', children: ato.delegante }]),
          { key: 'alvo', label: 'A quê ou a quem', children: descreverAlvo(ato.objeto, ato.nomeDoAlvo) },
          { key: 'resultado', label: 'Resultado', children: <Situacao de={rotuloDoResultado(ato.resultado)} /> },
          { key: 'ip', label: 'De onde', children: ato.ip ?? NADA },
          { key: 'aparelho', label: 'Aparelho', children: aparelhoDoAto(ato.dispositivo) ?? NADA },
          { key: 'motivo', label: 'Motivo', children: ato.motivo ?? NADA, span: 'filled' },
          { key: 'codigos', label: 'Registro', children: `Nº ${ato.id}, ${ato.funcao}, ${ato.objeto}`, span: 'filled' },
          ...(ato.dispositivo === null ? [] : [{ key: 'dispositivo', label: 'Como o aparelho se apresentou', children: ato.dispositivo, span: 'filled' as const }]),
        ]}
      />
      {campos.length === 0 ? (
        <p>Este ato não guardou antes nem depois.</p>
      ) : (
        <table className="quadro antes-e-depois">
          <caption>Antes e depois ({NADA}: o ato não registrou)</caption>
          <thead>
            <tr>
              <th scope="col">Campo</th>
              <th scope="col">Antes</th>
              <th scope="col">Depois</th>
            </tr>
          </thead>
          <tbody>
            {campos.map((campo) => {
              const [antes, depois] = [escrever(ato.antes?.[campo]), escrever(ato.depois?.[campo])];
              return (
                <tr key={campo} className={[antes, depois].includes(NADA) || antes === depois ? '' : 'mudou'}>
                  <th scope="row">{campo}</th>
                  <td>{antes}</td>
                  <td>{depois}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Dialogo>
  );
}
