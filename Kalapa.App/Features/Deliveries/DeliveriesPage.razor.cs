using System.Globalization;
using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Deliveries;

/// <summary>The log of deliveries for the admin; filter and page are in the address. Senders of any node write it, so it is read again every few seconds.</summary>
public sealed partial class DeliveriesPage(
    DeliveryList list, SendAgain sendAgain, CurrentActor current, ActionRunner runner, NavigationManager navigator, IStringLocalizer<DeliveryWords> words) : ListComponent<DeliveryRow>
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(5);

    private DeliveryPage? _page;
    private DeliveryFilter? _shown;
    private DeliveryRow? _asked;
    private string? _problem;

    [SupplyParameterFromQuery]
    private string? Siapa { get; set; }

    [SupplyParameterFromQuery]
    private string? Hasil { get; set; }

    [SupplyParameterFromQuery]
    private string? Sebelum { get; set; }

    private IStringLocalizer<DeliveryWords> Words => words;

    private ActionRunner Runner => runner;

    private DeliveryFilter Filter => new(
        Enum.TryParse<DeliveryOutcome>(Hasil, out var outcome) && Enum.IsDefined(outcome) ? outcome : null,
        TypedText.IsBlank(Siapa) ? null : TypedText.Line(Siapa),
        long.TryParse(Sebelum, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    private bool IsNarrowed => Filter != new DeliveryFilter();

    /// <inheritdoc/>
    protected override object? WatchedKey => Filter;

    /// <inheritdoc/>
    protected override IDisposable Subscribe(Func<Task> changed) => Time.CreateTimer(_ => _ = changed(), null, ReadEvery, ReadEvery);

    /// <inheritdoc/>
    protected override async Task ReloadAsync()
    {
        var filter = Filter;
        _page = await list.For(await current.Read(), filter);
        if (_shown == filter)
        {
            Rows.Show(_page?.Rows ?? []);
        }
        else
        {
            Rows.Replace(_page?.Rows ?? []);
        }

        _shown = filter;
    }

    private static string? Typed(ChangeEventArgs change) => change.Value as string is { } text && !TypedText.IsBlank(text) ? TypedText.Line(text) : null;

    private void Ask(DeliveryRow row) => (_asked, _problem) = (row, null);

    private async Task SendAsync()
    {
        var done = await runner.RunAsync(() => sendAgain.Run(current.UserId, _asked!.Number), words["Again.Done", _asked!.Who]);
        (_asked, _problem) = (done ? null : _asked, runner.Problem);
        await ReadAsync();
    }

    // Filters live in the address; another filter starts at the newest.
    private void Go(string name, string? value) => navigator.NavigateTo(
        navigator.GetUriWithQueryParameters(new Dictionary<string, object?> { ["sebelum"] = null, [name] = string.IsNullOrEmpty(value) ? null : value }), replace: name != "sebelum");
}
