using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Promises;
using Kalapa.Domain.Tickets;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Promises;

/// <summary>What a line of the promises is about, in the reader's language.</summary>
internal static class PromiseNames
{
    /// <summary>Such as "Semua tiket" or "Gawat darurat · Listrik".</summary>
    public static string About(PromiseTarget target, IStringLocalizer<PromiseWords> words, IStringLocalizer<SharedWords> shared, SupportCategories categories)
    {
        string[] parts =
        [
            target.Lane is { } lane ? words[$"Lane.{lane}"].Value : "",
            target.Kind is { } kind ? shared[$"Kind.{kind}"].Value : "",
            Topic(target.Topic, categories),
        ];
        var said = string.Join(" · ", parts.Where(part => part.Length > 0));
        return said.Length > 0 ? said : words["About.All"];
    }

    /// <summary>A base type's or a category's name; empty for all.</summary>
    public static string Topic(string code, SupportCategories categories) =>
        code.Length == 0 ? "" : PermitCatalogue.Default.Types.Any(type => type.Code == code) ? TypeNames.Of([code]) : categories.NameOf(code);

    /// <summary>What a line may be about: base permit types and groups of categories, in their order.</summary>
    public static IEnumerable<(string Code, string Name)> Topics(SupportCategories categories) =>
        PermitCatalogue.Default.Types.Where(type => !type.IsAddOn).Select(type => type.Code).Concat(categories.Current.Groups.Select(group => group.Code)).Select(code => (code, Topic(code, categories)));

    /// <summary>The kind that a topic is of; null for none.</summary>
    public static TicketKind? KindOf(string topic) => topic.Length == 0 ? null : PermitCatalogue.Default.Types.Any(type => type.Code == topic) ? TicketKind.Permit : TicketKind.Support;
}
