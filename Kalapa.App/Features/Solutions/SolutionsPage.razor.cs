using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.App.Shared;
using Kalapa.Domain.Solutions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Solutions;

/// <summary>The solutions that the reader may read, found by their words; drafts and retired ones too for who may write them.</summary>
public sealed partial class SolutionsPage(
    SolutionList list, DraftSolution draft, CurrentActor current, ActionRunner runner, NavigationManager navigator, SupportCategories categories,
    IStringLocalizer<SolutionWords> words, IStringLocalizer<SharedWords> shared) : ListComponent<SolutionRow>
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(250);

    private CancellationTokenSource? _typing;
    private FoundSolutions? _found;
    private SolutionFilter? _shown;
    private string _text = "";

    [SupplyParameterFromQuery]
    private string? Cari { get; set; }

    [SupplyParameterFromQuery]
    private string? Kategori { get; set; }

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery]
    private string? Untuk { get; set; }

    [SupplyParameterFromQuery]
    private string? Mulai { get; set; }

    private SupportCategories Categories => categories;

    private ActionRunner Runner => runner;

    private IStringLocalizer<SolutionWords> Words => words;

    private IStringLocalizer<SharedWords> Shared => shared;

    private SolutionFilter Filter => new()
    {
        Text = Cari ?? "",
        Category = Kategori is { } category && categories.Current.IsKnown(category) ? category : "",
        State = Enum.TryParse<SolutionState>(Status, out var state) && Enum.IsDefined(state) ? state : null,
        Audience = Enum.TryParse<SolutionAudience>(Untuk, out var audience) && Enum.IsDefined(audience) ? audience : null,
        Skip = AddressPart.Number(Mulai) ?? 0,
    };

    /// <inheritdoc/>
    protected override object? WatchedKey => Filter;

    /// <inheritdoc/>
    // Given to the field once: an answer that is on its way must not overwrite what was typed since.
    protected override void OnInitialized() => _text = Cari ?? "";

    /// <inheritdoc/>
    protected override IDisposable Subscribe(Func<Task> changed) => new Subscriptions(Updates.SubscribeSolutions(_ => true, changed), Updates.SubscribeCategories(changed));

    /// <inheritdoc/>
    protected override async Task ReloadAsync()
    {
        var filter = Filter;
        var found = await list.For(await current.Read(), filter, Language.Current == Language.English);
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

    private Task DraftAsync() => runner.RunAsync(async () =>
    {
        var id = await draft.Run(current.UserId);
        navigator.NavigateTo($"/solusi/{id}/isi");
    });

    private async Task SearchAsync(ChangeEventArgs change)
    {
        _text = change.Value as string ?? "";
        _typing?.Cancel();
        _typing?.Dispose();
        var typing = _typing = new();
        try
        {
            await Task.Delay(TypingPause, typing.Token);
            Go("cari", _text);
        }
        catch (OperationCanceledException)
        {
            // More was typed.
        }
    }

    private void Turn(int by) => navigator.NavigateTo(navigator.GetUriWithQueryParameter("mulai", Filter.Skip + by is > 0 and var skip ? skip : null), replace: true);

    // Filters live in the address, so that a reload and a link show the same; another filter starts at the first page.
    private void Go(string name, string? value) => navigator.NavigateTo(navigator.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["mulai"] = null,
        [name] = string.IsNullOrEmpty(value) ? null : value,
    }), replace: true);
}
