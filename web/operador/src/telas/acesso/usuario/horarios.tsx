import { Button } from 'antd';
import { useState } from 'react';
import { descreverJanelas } from '../../../../../../domain/acesso/descrever-janela.ts';
import { data } from '../../../nucleo/formatar.ts';
import { horaEmTexto } from '../horario/horas-em-texto.ts';
import { AlterarHorarios } from './alterar-horarios.tsx';
import type { Acessos, Usuario } from './comum.ts';

function excecaoEmPalavras(e: Acessos['excecoes'][number]): string {
  return e.tipo === 'FECHADO' ? `${data(e.data)}: não entra` : `${data(e.data)}: entra também das ${horaEmTexto(e.inicio)} às ${horaEmTexto(e.fim)}`;
}

/** When the person may be inside, in one sentence, and the days that are not as the others. */
export function AbaDosHorarios({ usuario, altera }: { readonly usuario: Usuario; readonly altera: boolean }) {
  const [alterando, setAlterando] = useState(false);
  const { janelas, excecoes } = usuario.acessos;
  return (
    <section className="cartao" aria-labelledby="usuario-horarios">
      <h2 id="usuario-horarios">Horários</h2>
      <p>
        Pode usar o sistema <strong>{usuario.horario}</strong>.
      </p>
      <p className="ajuda">{janelas.length === 0 ? 'Não tem horário próprio: valem os dos perfis; se nenhum perfil tiver, qualquer hora.' : `Horário próprio (vale no lugar dos dos perfis): ${descreverJanelas(janelas)}.`}</p>
      {excecoes.length > 0 && (
        <ul>
          {excecoes.map((e) => (
            <li key={JSON.stringify(e)}>
              {excecaoEmPalavras(e)}. <span className="ajuda">{e.motivo}</span>
            </li>
          ))}
        </ul>
      )}
      {altera && <Button onClick={() => setAlterando(true)}>Alterar horários</Button>}
      {alterando && <AlterarHorarios usuario={usuario} aoFechar={() => setAlterando(false)} />}
    </section>
  );
}
