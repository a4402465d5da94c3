using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain.KnownIssues;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.KnownIssues;

/// <summary>The known issues of staff's branches: open ones first, and marked at the minute in which an update is late.</summary>
public sealed partial class KnownIssuesPage(
    KnownIssueList list, CurrentActor current, NavigationManager navigator, IStringLocalizer<KnownIssueWords> words, IStringLocalizer<SharedWords> shared)
    : ListComponent<KnownIssueRow>
{
    private FoundKnownIssues? _found;
    private KnownIssueFilter? _shown;
    private DueTimer? _due;

    [SupplyParameterFromQuery]
    private string? Cabang { get; set; }

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery]
    private string? Mulai { get; set; }

    private IStringLocalizer<KnownIssueWords> Words => words;

    private IStringLocalizer<SharedWords> Shared => shared;

    private KnownIssueFilter Filter => new(
        Cabang ?? "", Enum.TryParse<KnownIssueState>(Status, out var state) && Enum.IsDefined(state) ? state : null, AddressPart.Number(Mulai) ?? 0);

    /// <inheritdoc/>
    protected override object? WatchedKey => Filter;

    /// <inheritdoc/>
    protected override IDisposable Subscribe(Func<Task> changed)
    {
        _due?.Dispose();
        _due = new(Time, changed);
        return Updates.SubscribeKnownIssues(_ => true, changed);
    }

    /// <inheritdoc/>
    protected override async Task ReloadAsync()
    {
        var filter = Filter;
        var found = await list.For(await current.Read(), filter);
        if (_shown == filter)
        {
            Rows.Show(found.Rows);
        }
        else
        {
            Rows.Replace(found.Rows);
        }

        (_found, _shown) = (found, filter);
        _due?.Await(found.Rows.Select(row => row.NextUpdateAt).OfType<DateTimeOffset>());
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _due?.Dispose();

    private void Turn(int by) => navigator.NavigateTo(navigator.GetUriWithQueryParameter("mulai", Filter.Skip + by is > 0 and var skip ? skip : null), replace: true);

    // Filters live in the address, so that a reload and a link show the same; another filter starts at the first page.
    private void Go(string name, string? value) => navigator.NavigateTo(navigator.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["mulai"] = null,
        [name] = string.IsNullOrEmpty(value) ? null : value,
    }), replace: true);
}
