import { data } from '../../../nucleo/formatar.ts';
import type { Usuario } from './comum.ts';

/** Both sides of a control in one hand: what is open, and what an exception covers for some time. */
export function AbaDaSegregacao({ usuario: { paresAbertos, paresExcetuados } }: { readonly usuario: Usuario }) {
  return (
    <>
      <section className="cartao" aria-labelledby="usuario-abertos">
        <h2 id="usuario-abertos">Pares abertos</h2>
        {paresAbertos.length === 0 ? (
          <p className="ajuda">Nenhum: a pessoa não tem os dois lados de um controle sem exceção.</p>
        ) : (
          <>
            <p>A pessoa tem os dois lados destes controles, sem exceção em vigor: enquanto for assim, o segundo lado não vale. Retire um dos lados, ou dê uma exceção com prazo.</p>
            <ul>
              {paresAbertos.map((p) => (
                <li key={p.par}>{p.nome}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section className="cartao" aria-labelledby="usuario-excetuados">
        <h2 id="usuario-excetuados">Com exceção</h2>
        {paresExcetuados.length === 0 ? (
          <p className="ajuda">Nenhum par coberto por exceção.</p>
        ) : (
          <ul>
            {paresExcetuados.map((p) => (
              <li key={p.par}>
                <strong>{p.nome}</strong>, de {data(p.de)} a {data(p.ate)}. <span className="ajuda">{p.motivo}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
