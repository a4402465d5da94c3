using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Text;
using Microsoft.AspNetCore.Components;

namespace Kalapa.App.Features.Accounts;

/// <summary>The client companies: contract, branches, standing, and the visitors of one.</summary>
public sealed partial class TenantsPage(CompanyDetail companies, SaveTenant save, CurrentActor current, AccessTable access, ActionRunner runner, NavigationManager navigator) : ListComponent<TenantRow>
{
    private IReadOnlyList<Branch> _branches = [];
    private IReadOnlyList<StaffChoice> _managers = [];
    private bool _keeps;
    private bool _hasAsked;
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

    /// <summary>One standing.</summary>
    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    /// <summary>Whoever looks after them; <c>tanpa</c> for those whom nobody looks after.</summary>
    [SupplyParameterFromQuery]
    private string? Petugas { get; set; }

    /// <summary>With <c>ya</c> only companies whose follow-ups are late.</summary>
    [SupplyParameterFromQuery]
    private string? Terlambat { get; set; }

    /// <summary>The company that is to be written, from its own page.</summary>
    [SupplyParameterFromQuery]
    private string? Ubah { get; set; }

    private ActionRunner Runner => runner;

    // The page's name stands before its first read and must not change with it.
    private bool OfOwnBranches => current.SignedInAs(Role.Supervisor);

    // Those who look after one that is listed, whoever may be chosen now.
    private IEnumerable<StaffChoice> Managers => Rows.Slots.Select(slot => slot.Row ?? slot.Held).Where(row => row is { Manager: not null, Tenant.ManagerId: not null })
        .Select(row => new StaffChoice(row.Tenant.ManagerId!.Value, row.Manager!)).Distinct().OrderBy(row => row.Name, StringComparer.CurrentCulture);

    // What was found stays where it is while the list is held, so it is judged as it was then.
    private IEnumerable<RowSlot<TenantRow>> Found => Rows.Slots.Where(slot => Shows(slot.Held));

    // Before the own act is done its news may be here already: that is no change by somebody else.
    private bool HasChanged => !runner.Busy && _asked is { } asked && Latest(asked.Id) is { } now && !IsSame(now, asked);

    // Given to the field once: an answer that is on its way must not overwrite what was typed since.
    /// <inheritdoc/>
    protected override void OnInitialized() => _first = Cari;

    /// <inheritdoc/>
    protected override IDisposable Subscribe(Func<Task> changed) => new Subscriptions(
        Updates.SubscribeAccounts(change => change.TenantId is not null, changed),
        Updates.SubscribeCompanies(change => change.Part == CompanyPart.FollowUps, changed),
        Updates.Subscribe(_ => true, changed, LiveUpdates.TileGap));

    /// <inheritdoc/>
    protected override async Task ReloadAsync()
    {
        _branches = await companies.Branches();
        var actor = await current.Read();
        _keeps = actor is not null && access.Allows(actor, Operation.ManageTenants, null);
        _managers = actor is null ? [] : await companies.Managers(actor);
        Rows.Show(actor is null ? [] : await companies.Seen(actor));
        if (!_hasAsked && _keeps && AddressPart.Id(Ubah) is { } id && Latest(id) is { } asked)
        {
            _hasAsked = true;
            Ask(asked, standing: false);
        }
    }

    private static bool IsActive(Tenant tenant) => tenant.Status == TenantStatus.Active;

    private static bool IsSame(Tenant one, Tenant other) =>
        (one.LegalName, one.ContractNo, one.ContractTo, one.Status, one.ManagerId) == (other.LegalName, other.ContractNo, other.ContractTo, other.Status, other.ManagerId)
        && one.AllowedBranches.SequenceEqual(other.AllowedBranches);

    private bool Shows(TenantRow row) => (TypedText.IsBlank(Cari) || TypedText.Holds(Cari, row.Tenant.LegalName, row.Tenant.ContractNo))
        && (!Enum.TryParse<TenantStatus>(Status, out var status) || row.Tenant.Status == status)
        && (string.IsNullOrEmpty(Petugas) || (Petugas == "tanpa" ? row.Tenant.ManagerId is null : row.Tenant.ManagerId == AddressPart.Id(Petugas)))
        && (Terlambat != "ya" || row.Overdue > 0);

    private void Go(string name, string? value) => navigator.NavigateTo(navigator.GetUriWithQueryParameter(name, string.IsNullOrEmpty(value) ? null : value), replace: true);

    private void Search(string? text) => Go("cari", TypedText.IsBlank(text) ? null : text);

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
        return SaveAsync(TenantDraft.Of(now) with { Status = IsActive(asked) ? TenantStatus.Suspended : TenantStatus.Active });
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
