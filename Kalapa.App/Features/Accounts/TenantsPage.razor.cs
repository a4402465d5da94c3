using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Text;
using Microsoft.AspNetCore.Components;

namespace Kalapa.App.Features.Accounts;

/// <summary>The client companies: contract, branches, standing, and the visitors of one.</summary>
public sealed partial class TenantsPage(CompanyDetail companies, SaveTenant save, CurrentActor current, ActionRunner runner, NavigationManager navigator) : ListComponent<TenantRow>
{
    private IReadOnlyList<Branch> _branches = [];
    private Tenant? _asked;
    private bool _open;
    private bool _standing;
    private string? _first;
    private Guid? _known;

    /// <summary>The company whose visitors are shown.</summary>
    [SupplyParameterFromQuery]
    private string? Perusahaan { get; set; }

    /// <summary>Looked for in names and contract numbers.</summary>
    [SupplyParameterFromQuery]
    private string? Cari { get; set; }

    private ActionRunner Runner => runner;

    private IEnumerable<RowSlot<TenantRow>> Found => TypedText.IsBlank(Cari) ? Rows.Slots
        : Rows.Slots.Where(slot => TypedText.Holds(Cari, slot.Held.Tenant.LegalName, slot.Held.Tenant.ContractNo));

    // Before the own act is done its news may be here already: that is no change by somebody else.
    private bool HasChanged => !runner.Busy && _asked is { } asked && Latest(asked.Id) is { } now && !IsSame(now, asked);

    // Given to the field once: an answer that is on its way must not overwrite what was typed since.
    /// <inheritdoc/>
    protected override void OnInitialized() => _first = Cari;

    /// <inheritdoc/>
    protected override IDisposable Subscribe(Func<Task> changed) => Updates.SubscribeAccounts(change => change.TenantId is not null, changed);

    /// <inheritdoc/>
    protected override async Task ReloadAsync()
    {
        _branches = await companies.Branches();
        Rows.Show(await current.Read() is { } actor ? await companies.All(actor) : []);
    }

    private static bool IsActive(Tenant tenant) => tenant.Status == TenantStatus.Active;

    private static bool IsSame(Tenant one, Tenant other) =>
        (one.LegalName, one.ContractNo, one.ContractTo, one.Status) == (other.LegalName, other.ContractNo, other.ContractTo, other.Status)
        && one.AllowedBranches.SequenceEqual(other.AllowedBranches);

    private void Search(string? text) => navigator.NavigateTo(navigator.GetUriWithQueryParameter("cari", TypedText.IsBlank(text) ? null : text), replace: true);

    private Tenant? Latest(Guid id) => Rows.Slots.FirstOrDefault(slot => slot.Id == id)?.Row?.Tenant;

    private void Ask(Tenant? tenant, bool standing)
    {
        runner.ClearError();
        _known = null;
        (_open, _asked, _standing) = (true, tenant, standing);
    }

    /// <summary>To the other standing than the one asked about; everything else stays as it is now, not as it was when the window opened.</summary>
    private Task FlipAsync(Tenant asked)
    {
        var now = Latest(asked.Id) ?? asked;
        return SaveAsync(new(now.LegalName, now.ContractNo, now.ContractTo, IsActive(asked) ? TenantStatus.Suspended : TenantStatus.Active, now.AllowedBranches));
    }

    private async Task SaveAsync(TenantDraft draft)
    {
        _known = null;
        if (await runner.RunAsync(() => RunAsync(draft), Words["Saved"]))
        {
            _open = false;
            await ReadAsync();
            Rows.Release(_asked?.Id ?? Guid.Empty);
        }
    }

    private async Task RunAsync(TenantDraft draft)
    {
        try
        {
            await save.Run(current.UserId, _asked?.Id, draft);
        }
        catch (RuleBroken broken) when (Guid.TryParse(broken.Field, out var known))
        {
            _known = known;
            throw;
        }
    }
}
