import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { MASCARAS, TIPOS_MASCARADOS } from '../../../../../../domain/cadastro/mascaras/mascaras.ts';
import mostrarPoliticaDados from '../../../../../../events/http/cadastro/mostrar-politica-dados.ts';
import { Espera } from '../../../componentes/falha.tsx';
import { Icone } from '../../../componentes/icone.tsx';
import type { Coluna } from '../../../componentes/tabela/colunas.ts';
import { inteira, Lista } from '../../../componentes/tabela/lista.tsx';
import { usePode } from '../../../moldura/sessao.ts';
import { useConsulta } from '../../../nucleo/consulta.ts';
import { EncerrarPadrao } from './encerrar-padrao.tsx';
import { MudarMascaras } from './mudar-mascaras.tsx';
import { NovoPadrao } from './novo-padrao.tsx';
import type { Politica } from './padrao-novo.ts';
import { TIPOS } from './tipos.ts';

/** As many as the API takes. */
const MAIS_PADROES = 20;

type Padrao = Politica['padroes'][number];
type Aberto = { readonly qual: 'mudar' | 'novo' } | { readonly qual: 'encerrar'; readonly padrao: Padrao };

function colunas(encerrar: ((padrao: Padrao) => void) | undefined): readonly Coluna<Padrao>[] {
  const acoes: Coluna<Padrao> = {
    chave: 'atos',
    titulo: 'Ações',
    tipo: 'atos',
    valor: () => null,
    desenhar: (p) => (
      <Button size="small" danger onClick={() => encerrar?.(p)}>
        Encerrar<span className="so-leitor"> o padrão {p.nome}</span>
      </Button>
    ),
  };
  return [
    { chave: 'nome', titulo: 'Padrão', valor: (p) => p.nome },
    { chave: 'padrao', titulo: 'O que procura', tipo: 'codigo', valor: (p) => p.padrao, desenhar: (p) => <code>{p.padrao}</code> },
    { chave: 'mascara', titulo: 'Como sai', tipo: 'codigo', valor: (p) => p.mascara, desenhar: (p) => <code>{p.mascara}</code> },
    ...(encerrar === undefined ? [] : [acoes]),
  ];
}

/** What is hidden of people, and the utility's own patterns (TR 6.5.23.11). */
export function Mascaras() {
  const altera = usePode().semLimite('dado-pessoal:alterar');
  const consulta = useConsulta(mostrarPoliticaDados, {});
  const { refetch } = consulta;
  const [aberto, setAberto] = useState<Aberto | null>(null);
  // What is put is the whole policy: over what it is now, and not over what it was when the screen opened.
  const abrir = useCallback(
    (qual: Aberto) => {
      setAberto(qual);
      void refetch();
    },
    [refetch],
  );
  const quais = useMemo(() => colunas(altera ? (padrao) => abrir({ qual: 'encerrar', padrao }) : undefined), [altera, abrir]);
  const fechar = () => setAberto(null);
  return (
    <Espera consulta={consulta}>
      {(politica) => (
        <>
          <Mascarados politica={politica} {...(altera ? { aoMudar: () => abrir({ qual: 'mudar' }) } : {})} />
          <div className="lgpd__padroes">
            <h2>Padrões próprios</h2>
            <div className="acima-da-lista">
              <p className="ajuda">O que a autarquia também quer esconder em textos livres: observações, motivos, pedidos. São no máximo {MAIS_PADROES}.</p>
              {altera && (
                <Button type="primary" icon={<Icone de={PlusOutlined} />} disabled={politica.padroes.length >= MAIS_PADROES} onClick={() => abrir({ qual: 'novo' })}>
                  Novo padrão
                </Button>
              )}
            </div>
            <Lista titulo="Padrões próprios" colunas={quais} colecao={inteira(politica.padroes)} chave={(p) => p.nome} arquivo="padroes-de-mascara" vazio="Nenhum padrão próprio. Crie um quando um número que é de alguém, como o do RG, aparecer em textos." />
          </div>
          {aberto?.qual === 'mudar' && <MudarMascaras politica={politica} aoFechar={fechar} />}
          {aberto?.qual === 'novo' && <NovoPadrao politica={politica} aoFechar={fechar} />}
          {aberto?.qual === 'encerrar' && <EncerrarPadrao politica={politica} padrao={aberto.padrao} aoFechar={fechar} />}
        </>
      )}
    </Espera>
  );
}

function Mascarados({ politica: { mascarar }, aoMudar }: { readonly politica: Politica; readonly aoMudar?: () => void }) {
  return (
    <section className="cartao" aria-labelledby="o-que-sai">
      <h2 id="o-que-sai">O que sai mascarado</h2>
      <p className="ajuda">Vale em todas as telas, na API, nos arquivos e na auditoria, menos para quem tem o privilégio de ver dados pessoais.</p>
      <table className="quadro">
        <caption className="so-leitor">Como sai cada tipo de dado</caption>
        <thead>
          <tr>
            <th scope="col">Dado</th>
            <th scope="col">Situação</th>
            <th scope="col">Como aparece</th>
          </tr>
        </thead>
        <tbody>
          {TIPOS_MASCARADOS.map((t) => (
            <tr key={t}>
              <th scope="row">{TIPOS[t].nome}</th>
              <td>{mascarar[t] ? 'mascarado' : 'inteiro'}</td>
              <td>
                <code>{mascarar[t] ? MASCARAS[t](TIPOS[t].exemplo) : TIPOS[t].exemplo}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {aoMudar !== undefined && <Button onClick={aoMudar}>Mudar o que é mascarado</Button>}
    </section>
  );
}
