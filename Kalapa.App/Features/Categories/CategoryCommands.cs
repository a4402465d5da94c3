using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.SupportRequests;

namespace Kalapa.App.Features.Categories;

/// <summary>What the verbs on categories share: each holds all of them, so that names and places are judged on what the others left.</summary>
internal static class CategoryCommands
{
    /// <summary>O75: every category, held, and the one that is meant.</summary>
    /// <exception cref="AccessDenied">Not for this actor, or not there.</exception>
    public static async Task<(SupportCategory Category, IReadOnlyList<SupportCategory> All)> Category(this OperationContext operation, string code)
    {
        var all = await operation.Categories();
        return (all.Find(row => row.Code == code) ?? throw new AccessDenied(Operation.EditCategories, Answer.NotFound), all);
    }

    /// <summary>O75: every category, held.</summary>
    /// <exception cref="AccessDenied">Not for this actor.</exception>
    public static Task<List<SupportCategory>> Categories(this OperationContext operation)
    {
        operation.Demand(Operation.EditCategories, null);
        return operation.Db.SupportCategories.OrderBy(row => row.Code).ToLockedListAsync(operation.Cancellation);
    }

    /// <summary>Which category an audit row is about.</summary>
    public static void Note(this OperationContext operation, string type, SupportCategory category, params (string Key, string? Value)[] values) =>
        operation.Note(type, [("category", category.Code), ("name", $"{category.NameId} / {category.NameEn}"), .. values]);
}
