import { useNavigate } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import criarPerfil from '../../../../../../events/http/acesso/criar-perfil.ts';
import listarPerfis from '../../../../../../events/http/acesso/listar-perfis.ts';
import { codigoDePerfil } from '../../../../../../events/http/esquemas-perfil.ts';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { Falta } from '../../../componentes/falta.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import { POR_PAGINA } from '../../../nucleo/colecao.ts';
import { useConsulta } from '../../../nucleo/consulta.ts';
import { erroDoNome } from './rascunho.ts';

/** "Atendimento da Serra" → "atendimento-da-serra". */
function codigoDo(nome: string): string {
  return nome
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

/** A profile that gives nothing yet, or what another gives. Mounted while open. */
export function NovoPerfil({ copiarDe, aoFechar }: { readonly copiarDe?: string; readonly aoFechar: () => void }) {
  const [nome, setNome] = useState('');
  const [escrito, setEscrito] = useState<string>();
  const [origem, setOrigem] = useState(copiarDe);
  const perfis = useConsulta(listarPerfis, { consulta: { pagina: 1, porPagina: POR_PAGINA } });
  const ato = useAto(criarPerfil, ['listarPerfis']);
  const navegar = useNavigate();
  const id = useId();
  const codigo = escrito ?? codigoDo(nome);
  const erros = { nome: erroDoNome(nome), codigo: codigoDePerfil.safeParse(codigo).success ? '' : 'Use letras minúsculas sem acento, algarismos e hífens, como atendimento-central.' };
  const irAo = () => {
    aoFechar();
    void navegar({ to: '/acesso/perfis/$codigo', params: { codigo } });
  };
  const criar = (motivo: string) =>
    ato.mutate({ corpo: { codigo, nome: nome.trim(), descricao: '', copiarDe: origem, motivo } }, { onSuccess: (r) => (r.ok ? irAo() : undefined) });
  return (
    <DialogoMotivo
      titulo={copiarDe === undefined ? 'Novo perfil' : 'Copiar o perfil'}
      explicacao="O perfil nasce sem ninguém. Depois de criar, marque o que ele dá e em que horário."
      confirmar="Criar perfil"
      usuais={['Equipe nova', 'Divisão de tarefas']}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      camposProntos={erros.nome === '' && erros.codigo === ''}
      campos={(tentou) => (
        <>
          <div>
            <label htmlFor={`${id}-nome`}>Nome</label>
            <Input id={`${id}-nome`} maxLength={80} value={nome} placeholder="Atendimento da Serra" onChange={(e) => setNome(e.target.value)} aria-invalid={tentou && erros.nome !== ''} aria-describedby={`${id}-falta-nome`} />
            <Falta id={`${id}-falta-nome`} texto={tentou ? erros.nome : ''} />
          </div>
          <div>
            <label htmlFor={`${id}-codigo`}>Código (não muda depois)</label>
            <Input id={`${id}-codigo`} maxLength={60} value={codigo} onChange={(e) => setEscrito(e.target.value)} aria-invalid={tentou && erros.codigo !== ''} aria-describedby={`${id}-falta-codigo`} />
            <Falta id={`${id}-falta-codigo`} texto={tentou ? erros.codigo : ''} />
          </div>
          <div>
            <label htmlFor={`${id}-origem`}>Começa com o que tem</label>
            <Select id={`${id}-origem`} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder="Nada: perfil vazio" style={{ width: '100%' }} value={origem ?? null} options={(perfis.data?.itens ?? []).map((p) => ({ value: p.codigo, label: p.nome }))} onChange={(p: string | null | undefined) => setOrigem(p ?? undefined)} />
          </div>
        </>
      )}
      aoConfirmar={criar}
      aoFechar={aoFechar}
    />
  );
}
