using Kalapa.App.Data;

namespace Kalapa.App.Features.Categories;

/// <summary>O75: a category is not offered any more, or again. Requests that are filed under it keep it and its name.</summary>
public sealed class RetireCategory(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>category.hands-stays</c>, <c>category.retired-already</c>.</exception>
    public Task Run(Guid? userId, string code, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var (category, _) = await operation.Category(code);
        category.Retire();
        operation.Note("category.retired", category);
    }, cancellationToken);

    /// <summary>Offers it again.</summary>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>category.name-twice</c>.</exception>
    public Task Restore(Guid? userId, string code, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var (category, all) = await operation.Category(code);
        if (!category.Active)
        {
            category.Restore(all);
            operation.Note("category.restored", category);
        }
    }, cancellationToken);
}
