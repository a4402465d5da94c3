using Kalapa.App.Data;
using Kalapa.Domain.SupportRequests;

namespace Kalapa.App.Features.Categories;

/// <summary>O75: another name, in both languages, for a group or a topic. What was filed under it is called so from now on.</summary>
public sealed class RenameCategory(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>category.name-missing</c>, <c>category.name-twice</c>.</exception>
    public Task Run(Guid? userId, string code, BilingualName names, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var (category, all) = await operation.Category(code);
        var before = category.Names;
        category.Rename(names, all);
        if (category.Names != before)
        {
            operation.Note("category.renamed", category, ("was", $"{before.Indonesian} / {before.English}"));
        }
    }, cancellationToken);
}
