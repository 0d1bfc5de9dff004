import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import minhasSessoes from '../../../../../events/http/acesso/minhas-sessoes.ts';
import { Espera } from '../../componentes/falha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import { useConsulta } from '../../nucleo/consulta.ts';
import { instante } from '../../nucleo/formatar.ts';
import { EncerrarOutras, EncerrarUma } from './encerrar.tsx';

export type Sessao = z.output<typeof minhasSessoes.resposta>['itens'][number];

const COMO = { SENHA: 'com senha', SEGUNDO_FATOR: 'com senha e segundo fator', LINK: 'por endereço de uso único' } as const;
/** One ends somewhere else while the screen is open. */
const DE_NOVO_MS = 15_000;

/** Where one is in, and the way of ending what one does not know. */
export function MinhasSessoes() {
  const consulta = useConsulta(minhasSessoes, {}, { repetirEm: () => DE_NOVO_MS });
  const [encerrando, setEncerrando] = useState<Sessao | 'outras' | null>(null);
  const outras = consulta.data?.itens.filter((s) => !s.esta) ?? [];
  const { pedeSenha = true, umaPorVez = false } = consulta.data ?? {};
  return (
    <Pagina
      titulo="Minhas sessões"
      subtitulo={`Onde você está no sistema agora. Não reconhece alguma? Encerre-a e troque a senha.${umaPorVez ? ' Você tem uma sessão por vez: entrar em outro lugar encerra esta.' : ''}`}
      acoes={
        outras.length > 0 && (
          <Button danger onClick={() => setEncerrando('outras')}>
            Encerrar todas as outras…
          </Button>
        )
      }
    >
      <Espera consulta={consulta}>
        {({ itens }) => (
          <ul className="sessoes">
            {itens.map((s) => (
              <Uma key={s.id} sessao={s} aoEncerrar={() => setEncerrando(s)} />
            ))}
          </ul>
        )}
      </Espera>
      {encerrando === 'outras' && <EncerrarOutras quantas={outras.length} pedeSenha={pedeSenha} aoFechar={() => setEncerrando(null)} />}
      {encerrando !== null && encerrando !== 'outras' && <EncerrarUma sessao={encerrando} pedeSenha={pedeSenha} aoFechar={() => setEncerrando(null)} />}
    </Pagina>
  );
}

function Uma({ sessao: { aparelho, ip, comecouEm, vistaEm, abertaPor, esta }, aoEncerrar }: { readonly sessao: Sessao; readonly aoEncerrar: () => void }) {
  return (
    <li className="sessoes__uma">
      <div className="sessoes__dados">
        <h2>
          {aparelho} {esta && <Situacao de={{ nome: 'Esta sessão', tom: 'certo' }} />}
        </h2>
        <p>
          Começou em {instante(comecouEm)}, {COMO[abertaPor]}
        </p>
        <p className="ajuda">
          Usada pela última vez em {instante(vistaEm)} · endereço {ip ?? 'desconhecido'}
        </p>
      </div>
      {!esta && (
        <Button danger onClick={aoEncerrar} aria-label={`Encerrar a sessão "${aparelho}", de ${instante(comecouEm)}`}>
          Encerrar…
        </Button>
      )}
    </li>
  );
}
