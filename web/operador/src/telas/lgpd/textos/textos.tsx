import { Button } from 'antd';
import { useState } from 'react';
import { FINALIDADES, NOME_DA_FINALIDADE } from '../../../../../../domain/cadastro/consentimento.ts';
import listarTextosDeConsentimento from '../../../../../../events/http/cadastro/listar-textos-consentimento.ts';
import { Espera } from '../../../componentes/falha.tsx';
import { Situacao } from '../../../componentes/situacao.tsx';
import { usePode } from '../../../moldura/sessao.ts';
import { useConsulta } from '../../../nucleo/consulta.ts';
import { instante } from '../../../nucleo/formatar.ts';
import { NovoTexto } from './novo-texto.tsx';
import type { Texto } from './texto.ts';

/** What is read to people before they allow, purpose by purpose: the text in force and those that it replaced. */
export function TextosDeConsentimento() {
  const publica = usePode().semLimite('consentimento:executar');
  const consulta = useConsulta(listarTextosDeConsentimento, {});
  const [mudando, setMudando] = useState<Texto | null>(null);
  return (
    <>
      <p className="ajuda acima-da-lista">É o que o atendente lê antes de registrar uma autorização, na ligação da pessoa. Um texto novo vale dali em diante: quem já autorizou fica com a versão que ouviu.</p>
      <Espera consulta={consulta}>
        {({ textos }) => (
          <div className="textos">
            {FINALIDADES.map((finalidade) => (
              <Finalidade key={finalidade} nome={NOME_DA_FINALIDADE[finalidade]} textos={textos.filter((t) => t.finalidade === finalidade)} {...(publica ? { aoMudar: setMudando } : {})} />
            ))}
          </div>
        )}
      </Espera>
      {mudando !== null && <NovoTexto atual={mudando} aoFechar={() => setMudando(null)} />}
    </>
  );
}

interface Props {
  readonly nome: string;
  /** The text in force first. */
  readonly textos: readonly Texto[];
  readonly aoMudar?: (atual: Texto) => void;
}

function Finalidade({ nome, textos: [atual, ...antigos], aoMudar }: Props) {
  if (atual === undefined) return null;
  return (
    <section className="cartao" aria-label={nome}>
      <h2>
        {nome} <Situacao de={{ nome: `Versão ${atual.versao}, em vigor`, tom: 'certo' }} />
      </h2>
      <blockquote>{atual.texto}</blockquote>
      <p className="ajuda">Publicado em {instante(atual.em)} por {porQuem(atual)}.</p>
      {aoMudar !== undefined && (
        <Button aria-label={`Publicar texto novo: ${nome}`} onClick={() => aoMudar(atual)}>
          Publicar texto novo
        </Button>
      )}
      {antigos.length > 0 && (
        <details>
          <summary>Versões anteriores ({antigos.length})</summary>
          {antigos.map((t) => (
            <div key={t.versao}>
              <p className="ajuda">Versão {t.versao}, de {instante(t.em)}, por {porQuem(t)}.</p>
              <blockquote>{t.texto}</blockquote>
            </div>
          ))}
        </details>
      )}
    </section>
  );
}

function porQuem({ por }: Texto): string {
  return por.startsWith('sistema:') ? 'instalação do sistema' : por;
}
