using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Devices;

/// <summary>What is inside now, as the gates ticked it, by branch, company and rack; with what went out again when it is asked for.</summary>
public sealed partial class DevicesPage(DeviceList list, CurrentActor current, NavigationManager navigator, IStringLocalizer<DeviceWords> words) : ListComponent<DeviceRow>
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(250);

    private CancellationTokenSource? _typing;
    private FoundDevices? _found;
    private DeviceFilter? _shown;
    private string _text = "";
    private string _rack = "";

    [SupplyParameterFromQuery]
    private string? Cari { get; set; }

    [SupplyParameterFromQuery]
    private string? Rak { get; set; }

    [SupplyParameterFromQuery]
    private string? Cabang { get; set; }

    [SupplyParameterFromQuery]
    private string? Perusahaan { get; set; }

    [SupplyParameterFromQuery]
    private string? Semua { get; set; }

    [SupplyParameterFromQuery]
    private string? Mulai { get; set; }

    private IStringLocalizer<DeviceWords> Words => words;

    private DeviceFilter Filter => new()
    {
        Text = Cari ?? "",
        Rack = Rak ?? "",
        Branch = string.IsNullOrEmpty(Cabang) ? null : Cabang,
        TenantId = AddressPart.Id(Perusahaan),
        WithOutside = Semua == "ya",
        Skip = AddressPart.Number(Mulai) ?? 0,
    };

    private bool IsNarrowed => Filter with { Skip = 0 } != new DeviceFilter();

    /// <inheritdoc/>
    protected override object? WatchedKey => Filter;

    /// <inheritdoc/>
    // Given to the fields once: an answer that is on its way must not overwrite what was typed since.
    protected override void OnInitialized() => (_text, _rack) = (Cari ?? "", Rak ?? "");

    /// <inheritdoc/>
    protected override IDisposable Subscribe(Func<Task> changed) => Updates.SubscribeDevices(_ => true, changed);

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
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _typing?.Dispose();

    private async Task TypeAsync(string name, ChangeEventArgs change)
    {
        var text = change.Value as string ?? "";
        (_text, _rack) = name == "cari" ? (text, _rack) : (_text, text);
        _typing?.Cancel();
        _typing?.Dispose();
        var typing = _typing = new();
        try
        {
            await Task.Delay(TypingPause, typing.Token);
            Go(("cari", _text), ("rak", _rack));
        }
        catch (OperationCanceledException)
        {
            // More was typed.
        }
    }

    private void Turn(int by) => navigator.NavigateTo(navigator.GetUriWithQueryParameter("mulai", Filter.Skip + by is > 0 and var skip ? skip : null), replace: true);

    private void Go(string name, string? value) => Go((name, value));

    // Filters live in the address, so that a reload and a link show the same; another filter starts at the first page.
    private void Go(params (string Name, string? Value)[] parts)
    {
        var query = parts.ToDictionary(part => part.Name, part => (object?)(string.IsNullOrEmpty(part.Value) ? null : part.Value));
        query["mulai"] = null;
        navigator.NavigateTo(navigator.GetUriWithQueryParameters(query), replace: true);
    }
}
