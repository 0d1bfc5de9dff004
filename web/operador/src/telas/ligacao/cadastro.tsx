import { Link } from '@tanstack/react-router';
import { Descriptions } from 'antd';
import { data, inteiro, NADA } from '../../nucleo/formatar.ts';
import type { DetalheDaLigacao } from './historico.ts';
import { DadoMascarado } from './revelar.tsx';

const MOSTRADOS = 12;

function Elos({ cdcs }: { readonly cdcs: readonly number[] }) {
  return (
    <span>
      {cdcs.slice(0, MOSTRADOS).map((cdc, i) => (
        <span key={cdc}>
          {i > 0 && ', '}
          <Link to="/ligacoes/$cdc" params={{ cdc }}>
            {cdc}
          </Link>
        </span>
      ))}
      {cdcs.length > MOSTRADOS && ` e mais ${cdcs.length - MOSTRADOS}`}
    </span>
  );
}

/** The register of the ligação. */
export function Cadastro({ ligacao: l }: { readonly ligacao: DetalheDaLigacao }) {
  return (
    <section className="cartao" aria-labelledby="cadastro">
      <h2 id="cadastro">Cadastro</h2>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2 }}
        items={[
          { key: 'documento', label: 'CPF/CNPJ', children: <DadoMascarado cdc={l.cdc} campo="DOCUMENTO" mascara={l.documentoMascarado} /> },
          { key: 'telefone', label: 'Telefone', children: <DadoMascarado cdc={l.cdc} campo="TELEFONE" mascara={l.telefone} /> },
          { key: 'email', label: 'E-mail', children: <DadoMascarado cdc={l.cdc} campo="EMAIL" mascara={l.email} /> },
          { key: 'inscricao', label: 'Inscrição', children: l.inscricao },
          { key: 'cep', label: 'CEP', children: `${l.cep.slice(0, 5)}-${l.cep.slice(5)}` },
          { key: 'tipo', label: 'Ligação', children: l.tipoLigacao === 'HIDROMETRADA' ? 'Com hidrômetro' : 'Consumo fixo' },
          { key: 'faturamento', label: 'Faturamento', children: l.tipoFaturamento.nome },
          { key: 'hidrometro', label: 'Hidrômetro', children: l.hidrometro === null ? NADA : `${l.hidrometro.numero}, desde ${data(l.hidrometro.desde)}` },
          { key: 'rota', label: 'Grupo e rota', children: `Grupo ${l.grupo}, rota ${l.rota.numero}, sequência ${l.rota.sequencia}` },
          { key: 'economias', label: 'Economias', span: 'filled', children: l.economias.map((e) => `${inteiro(e.quantidade)} × ${e.categoria} (${e.subcategoria})`).join('; ') || NADA },
          ...(l.master === null ? [] : [{ key: 'master', label: 'Depende do master', children: <Elos cdcs={[l.master]} /> }]),
          ...(l.dependentes.length === 0 ? [] : [{ key: 'dependentes', label: 'Dependentes', span: 'filled' as const, children: <Elos cdcs={l.dependentes} /> }]),
        ]}
      />
    </section>
  );
}
