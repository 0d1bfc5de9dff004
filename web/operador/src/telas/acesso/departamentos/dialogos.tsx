import { App, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import alterarDepartamento from '../../../../../../events/http/acesso/alterar-departamento.ts';
import criarDepartamento from '../../../../../../events/http/acesso/criar-departamento.ts';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { Dialogo } from '../../../componentes/dialogo.tsx';
import { Falha, Recusa } from '../../../componentes/falha.tsx';
import { Falta } from '../../../componentes/falta.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import type { Departamento } from './departamentos.tsx';

const ENVELHECEM = ['listarDepartamentos', 'permissoes'];

function Nome({ valor, tentou, aoMudar }: { readonly valor: string; readonly tentou: boolean; readonly aoMudar: (nome: string) => void }) {
  const id = useId();
  const falta = tentou && valor.trim().length < 3;
  return (
    <div>
      <label htmlFor={id}>Nome</label>
      <Input id={id} maxLength={80} value={valor} onChange={(e) => aoMudar(e.target.value)} status={falta ? 'error' : ''} aria-invalid={falta} aria-describedby={`${id}-falta`} />
      <Falta id={`${id}-falta`} texto={falta ? 'Escreva o nome com pelo menos 3 letras.' : ''} />
    </div>
  );
}

/** Mounted while open. */
export function NovoDepartamento({ aoFechar }: { readonly aoFechar: () => void }) {
  const [nome, setNome] = useState('');
  const [tentou, setTentou] = useState(false);
  const ato = useAto(criarDepartamento, ENVELHECEM);
  const { message } = App.useApp();
  const feito = () => {
    void message.success('Departamento criado.');
    aoFechar();
  };
  const criar = () => {
    setTentou(true);
    if (nome.trim().length >= 3 && !ato.isPending) ato.mutate({ corpo: { nome: nome.trim() } }, { onSuccess: (r) => (r.ok ? feito() : undefined) });
  };
  return (
    <Dialogo title="Novo departamento" okText="Criar departamento" okButtonProps={{ loading: ato.isPending }} aoConfirmar={criar} aoFechar={aoFechar} width={480}>
      <Nome valor={nome} tentou={tentou} aoMudar={setNome} />
      {ato.data && !ato.data.ok && <Recusa problema={ato.data.erro} />}
      {ato.error && <Falha erro={ato.error} />}
    </Dialogo>
  );
}

/** Mounted while open. */
export function MudarDepartamento({ departamento, aoFechar }: { readonly departamento: Departamento; readonly aoFechar: () => void }) {
  const [nome, setNome] = useState(departamento.nome);
  const [ativo, setAtivo] = useState(departamento.ativo);
  const ato = useAto(alterarDepartamento, ENVELHECEM);
  const { message } = App.useApp();
  const feito = () => {
    void message.success('Departamento mudado.');
    aoFechar();
  };
  return (
    <DialogoMotivo
      titulo={`Mudar o departamento ${departamento.nome}`}
      explicacao="Fora de uso, não se escolhe mais; quem está nele continua até mudar."
      confirmar="Mudar"
      usuais={['Novo organograma']}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      camposProntos={nome.trim().length >= 3}
      campos={(tentou) => (
        <>
          <Nome valor={nome} tentou={tentou} aoMudar={setNome} />
          <Checkbox checked={ativo} onChange={(e) => setAtivo(e.target.checked)}>
            Em uso
          </Checkbox>
        </>
      )}
      aoConfirmar={(motivo) => ato.mutate({ params: { id: departamento.id }, corpo: { nome: nome.trim(), ativo, versao: departamento.versao, motivo } }, { onSuccess: (r) => (r.ok ? feito() : undefined) })}
      aoFechar={aoFechar}
    />
  );
}
