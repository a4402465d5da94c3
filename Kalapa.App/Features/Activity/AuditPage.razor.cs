using System.Globalization;
using Kalapa.App.Account;
using Kalapa.App.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Activity;

/// <summary>The record for the admin. It stands still while it is read; filter and page are in the address.</summary>
public sealed partial class AuditPage : LiveComponent
{
    private AuditListPage? _page;

    [Inject]
    private AuditList Audit { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ActivityWords> Words { get; set; } = default!;

    /// <summary>First day, as yyyy-MM-dd; what is no day is no filter.</summary>
    [SupplyParameterFromQuery(Name = "dari")]
    public string? From { get; set; }

    /// <summary>Last day.</summary>
    [SupplyParameterFromQuery(Name = "sampai")]
    public string? To { get; set; }

    /// <summary>Part of a name.</summary>
    [SupplyParameterFromQuery(Name = "pelaku")]
    public string? Who { get; set; }

    /// <summary>An event's type.</summary>
    [SupplyParameterFromQuery(Name = "jenis")]
    public string? Type { get; set; }

    /// <summary>Beginning of a ticket's number.</summary>
    [SupplyParameterFromQuery(Name = "tiket")]
    public string? Ticket { get; set; }

    /// <summary>The page begins below this number.</summary>
    [SupplyParameterFromQuery(Name = "sebelum")]
    public string? Before { get; set; }

    private AuditFilter Filter => AuditFilter.Of(From, To, Who, Type, Ticket);

    private long? Start => long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;

    protected override object? WatchedKey => (Filter, Start);

    protected override IDisposable Subscribe(Func<Task> changed) => Updates.Subscribe(_ => false, changed);

    protected override async Task ReloadAsync() => _page = await Audit.For(await Current.Read(), Filter, Start);

    private void Narrow(AuditFilter filter) => Navigation.NavigateTo(Address(filter, null), replace: true);

    private string Address(long? before) => Address(Filter, before);

    private string Address(AuditFilter filter, long? before) =>
        Navigation.GetUriWithQueryParameters("/audit", new Dictionary<string, object?>(filter.Address) { ["sebelum"] = before });

    private string Export(string extension) => Navigation.GetUriWithQueryParameters($"/audit.{extension}", Filter.Address);
}
